//! Everybody else: mentions of people in text, each with its reason, resolved to persons of the request.
