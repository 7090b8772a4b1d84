"""What a server sends with the site's files, said once, and the configurations of servers made from it."""
