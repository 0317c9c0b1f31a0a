"""What a document is about: its event, edition, place and date."""
