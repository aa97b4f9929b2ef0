"""Makes the sample session's papers: one source each, laid out as PDF and as DOCX."""
