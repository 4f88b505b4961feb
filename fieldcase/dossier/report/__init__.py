"""Reports of many cases: a released report becomes a document, with every word final. Knows no vault and no paper."""
