"""What people type, read into values, and values in the form in which they are typed again.

The one door to the modules `typed_*` and `positions`. `read_*(edited_*(value)) == value`, but that the unit of a weight
that was kept as a word becomes its code. What cannot be read raises Unreadable, and is kept as words by whoever asked.
"""

from __future__ import annotations

from fieldcase.model.positions import edited_position as edited_position
from fieldcase.model.positions import read_position as read_position
from fieldcase.model.typed_amounts import edited_money as edited_money
from fieldcase.model.typed_amounts import edited_quantity as edited_quantity
from fieldcase.model.typed_amounts import edited_unit as edited_unit
from fieldcase.model.typed_amounts import read_money as read_money
from fieldcase.model.typed_amounts import read_quantity as read_quantity
from fieldcase.model.typed_amounts import read_unit as read_unit
from fieldcase.model.typed_amounts import weight_in as weight_in
from fieldcase.model.typed_back import edited_date as edited_date
from fieldcase.model.typed_counts import edited_count as edited_count
from fieldcase.model.typed_counts import read_count as read_count
from fieldcase.model.typed_dates import Unreadable as Unreadable
from fieldcase.model.typed_dates import read_date as read_date
from fieldcase.model.typed_moments import edited_instant as edited_instant
from fieldcase.model.typed_moments import read_instant as read_instant
from fieldcase.model.typed_moments import read_moment as read_moment
from fieldcase.model.typed_since import Since as Since
from fieldcase.model.typed_since import read_since as read_since
