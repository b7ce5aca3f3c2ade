from hypothesis import given
from hypothesis import strategies as st

from khobao.site.texts import Texts


@given(st.dictionaries(st.text(), st.text()))
def test_texts_come_back_as_they_went_in(given_texts):
    texts = Texts()
    texts.update(given_texts)
    assert dict(texts) == given_texts
