"""Who is who: access tokens, personal join codes, and a limit on guessing."""
