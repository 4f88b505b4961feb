"""Reports of many cases: a released report becomes a document, with every word final. Knows no vault and no paper."""

from fieldcase.dossier.report.whole import ComposedReport, compose_report

__all__ = ["ComposedReport", "compose_report"]
