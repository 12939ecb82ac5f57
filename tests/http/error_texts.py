"""The texts of errors that a person reads: code -> (Spanish, English)."""

THIS_CHAT_IS_CLOSED = ("Este chat está cerrado", "This chat is closed")
NOT_YOURS = ("Este chat lo atiende otra persona", "Somebody else has this chat")

ERRORS = {
    "chat_closed": (
        "No se pueden enviar mensajes en un chat cerrado",
        "Messages cannot be sent in a closed chat",
    ),
    "session_expired": (
        "Sesión expirada. Por favor inicia el chat nuevamente.",
        "Session expired. Please start the chat again.",
    ),
    "too_many_chats": (
        "Has creado demasiados chats recientemente. Por favor intenta más tarde.",
        "You have started too many chats recently. Please try again later.",
    ),
    "not_assigned": (
        "No tienes permisos para enviar mensajes en este chat",
        "You do not have permission to send messages in this chat",
    ),
    "guest_token_required": (
        "Falta la clave de este chat",
        "The key of this chat is missing",
    ),
    "invalid_json": (
        "El cuerpo debe ser un objeto JSON válido",
        "The body must be a valid JSON object",
    ),
    "validation_failed": ("Revisa los datos enviados", "Check the data you sent"),
    "authentication_required": ("Inicia sesión para continuar", "Log in to continue"),
    "invalid_token": (
        "Tu sesión no es válida o ha caducado. Inicia sesión de nuevo.",
        "Your session is invalid or has expired. Log in again.",
    ),
    "invalid_credentials": ("Usuario o contraseña incorrectos", "Wrong username or password"),
    "too_many_logins": (
        "Demasiados intentos. Espera unos minutos e intenta de nuevo.",
        "Too many attempts. Wait a few minutes and try again.",
    ),
    "too_many_messages": (
        "Estás enviando mensajes muy rápido. Espera un momento.",
        "You are sending messages too fast. Wait a moment.",
    ),
    "chat_not_found": ("El chat no existe", "The chat does not exist"),
    "message_not_found": ("El mensaje no existe", "The message does not exist"),
    "not_found": ("La ruta no existe", "The path does not exist"),
    "method_not_allowed": (
        "Método no permitido en esta ruta",
        "Method not allowed on this path",
    ),
    "already_assigned": ("Carlos López ya atiende este chat", "Carlos López already has this chat"),
    "idempotency_mismatch": (
        "Ese identificador ya se usó con otro contenido",
        "That identifier was already used with other content",
    ),
    "payload_too_large": (
        "El contenido enviado es demasiado grande",
        "The content sent is too large",
    ),
    "unsupported_media_type": (
        "Envía el cuerpo como application/json",
        "Send the body as application/json",
    ),
    "too_many_connections": (
        "Hay demasiadas conexiones abiertas. Cierra alguna ventana.",
        "Too many connections are open. Close a window.",
    ),
    "captcha_failed": (
        "No pudimos comprobar que eres una persona. Intenta de nuevo.",
        "We could not verify that you are human. Please try again.",
    ),
    "captcha_unavailable": (
        "La verificación no responde. Intenta de nuevo en unos segundos.",
        "Verification is not responding. Try again in a few seconds.",
    ),
    "busy": (
        "El chat está muy activo. Intenta de nuevo.",
        "The chat is very busy. Please try again.",
    ),
    "unknown_action": ("Acción desconocida", "Unknown action"),
    "internal_error": (
        "Algo falló de nuestro lado. Intenta de nuevo.",
        "Something failed on our side. Please try again.",
    ),
}

FIELDS = {
    "required": ("Este campo es obligatorio", "This field is required"),
    "type": ("El valor no es del tipo esperado", "The value is not of the expected type"),
    "too_long": ("Máximo {max} caracteres", "At most {max} characters"),
    "too_many": ("Máximo {max} elementos", "At most {max} items"),
    "characters": (
        "Contiene caracteres no permitidos",
        "Contains characters that are not allowed",
    ),
    "email": (
        "Escribe un correo válido, como nombre@ejemplo.com",
        "Enter a valid email, like name@example.com",
    ),
    "phone": (
        "Escribe un teléfono válido, como +34 600 123 456",
        "Enter a valid phone number, like +34 600 123 456",
    ),
    "choice": ("Valores permitidos: {values}", "Allowed values: {values}"),
    "range": ("Debe estar entre {min} y {max}", "Must be between {min} and {max}"),
}


LANGUAGES = ("es", "en")


def error_text(code: str, language: str) -> str:
    """What a person is told by the error `code` in "es" or "en"."""
    return ERRORS[code][LANGUAGES.index(language)]


def field_text(reason: str, language: str, **values: object) -> str:
    """What a person is told about one field, with `values` such as max filled in."""
    return FIELDS[reason][LANGUAGES.index(language)].format(**values)
