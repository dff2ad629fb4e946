"""What is measured, how, and what must not get worse. Never imported by accord."""
