"""relating"""
