"""What a lab's cells run in, inside the page's worker: the cells themselves, what they show, and widgets' messages."""
