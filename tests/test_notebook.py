from __future__ import annotations

from metrics.document import Document
from metrics.notebook import facts_in


def test_the_text_with_marks_and_the_table() -> None:
    facts = facts_in(Document("a", "<script>x</script> 610 exposants en 2021", title="<i>Bilan"), lang="fr")
    shown = facts._repr_html_()
    assert ">610 exposants</mark>" in shown
    assert "&lt;script&gt;x&lt;/script&gt;" in shown
    assert "<script>" not in shown
    assert "<b>&lt;i&gt;Bilan</b>" in shown
    assert "<td>exhibitors</td>" in shown
    assert "exhibitors" in repr(facts)
