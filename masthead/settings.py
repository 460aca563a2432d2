"""Every setting of a paper's server, read from the environment, with safe defaults.

`MASTHEAD_DATA` is the one folder of all that a paper keeps (database, pictures, keys);
`DATABASE_URL` names the database, SQLite in that folder when unset. `MASTHEAD_MIGRATING`
marks a process that may use `MASTHEAD_OWNER_DATABASE_URL` to change the schema.
"""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from masthead.lib.mail_url import mail_settings
from masthead.lib.sign_in_settings import sign_in_settings

PACKAGE_DIR = Path(__file__).resolve().parent
DATA_DIR = Path(os.environ.get("MASTHEAD_DATA", "data")).absolute()


def secret_key() -> str:
    """Return the paper's secret key, made at the first run and readable by its owner alone."""
    if given := os.environ.get("MASTHEAD_SECRET_KEY"):
        return given
    path = DATA_DIR / "secret.key"
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text().strip()
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(64))
    return path.read_text().strip()


def database() -> dict[str, object]:
    """Return the one database's settings, with the pragmas that the book's promises need."""
    url = os.environ.get("DATABASE_URL", f"sqlite:///{DATA_DIR / 'paper.sqlite3'}")
    if "MASTHEAD_MIGRATING" in os.environ:
        url = os.environ.get("MASTHEAD_OWNER_DATABASE_URL", url)
    # A connection that a stopped database left behind is made anew, not answered with a 500.
    is_file = url.startswith("sqlite")
    parsed = dj_database_url.parse(url, conn_max_age=600, conn_health_checks=not is_file)
    found: dict[str, object] = dict(parsed)
    if is_file:
        found["ENGINE"] = "masthead.lib.sqlite"
        found["CONN_MAX_AGE"] = None
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA mmap_size=67108864; PRAGMA cache_size=-4000;"
            ),
        }
    return found


# Where the paper is seen. A practice paper carries a marker file from its birth, which alone
# lets cookies travel over plain HTTP; the database keeps the binding word (paper.Paper.practice).
PORT = int(os.environ.get("MASTHEAD_PORT", "8000"))
BASE_URL = os.environ.get("MASTHEAD_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
LOCAL_URL = f"http://127.0.0.1:{PORT}"
PRACTICE = (DATA_DIR / "practice").exists()

SECRET_KEY = secret_key()
DEBUG = os.environ.get("MASTHEAD_DEBUG") == "1"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", urlsplit(BASE_URL).hostname or "localhost"]
ALLOWED_HOSTS += [host for host in os.environ.get("MASTHEAD_HOSTS", "").split(",") if host]
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "masthead.people",
    "masthead.paper",
    "masthead.ledger",
    "masthead.mail",
    "masthead.payments",
    "masthead.bank",
    "masthead.fund",
    "masthead.newsroom",
    "masthead.website",
    "masthead.checkout",
    "masthead.thanks",
    "masthead.batches",
    "masthead.shares",
    "masthead.register",
    "masthead.supporters",
    "masthead.reconcile",
    "masthead.treasury",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.images",
    # The desk's own script asks for its addresses; nobody has a right to it, nothing serves it.
    "wagtail.documents",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "masthead.lib.nul.NoNulMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "masthead.newsroom.middleware.DeskPolicyMiddleware",
    "masthead.website.private.PrivatePagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "masthead.paper.middleware.PaperMiddleware",
    "masthead.people.middleware.DeskDoorMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "masthead.urls"
WSGI_APPLICATION = "masthead.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "masthead.paper.context.paper",
            ],
        },
    },
]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "r"},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Signing in: by code, link, passkey or password (lib/sign_in_settings.py says how). A practice
# paper’s desk offers a second factor, a real one’s demands it; "always" demands it everywhere.
SECOND_FACTOR = os.environ.get("MASTHEAD_SECOND_FACTOR", "")
globals().update(sign_in_settings(practice=PRACTICE))
AUTH_USER_MODEL = "people.User"
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/account/"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Words, days and numbers: one language a paper, times kept in UTC and shown in the paper's zone.
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [PACKAGE_DIR / "locale"]

# Files.
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [PACKAGE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Taking money. Gateways by name, comma-separated; the practice gateway can stand at another
# origin, as a real one does. Tries to pay are bounded in ten minutes: an address's, and all.
GATEWAYS = [name for name in os.environ.get("MASTHEAD_GATEWAY", "").split(",") if name]
PRACTICE_GATEWAY_URL = os.environ.get("MASTHEAD_PRACTICE_GATEWAY_URL", BASE_URL).rstrip("/")
# Stripe and GoCardless: their keys; other addresses of their programs' door, for tests, and of
# their pages, for a paper that has its own there.
STRIPE_SECRET_KEY = os.environ.get("MASTHEAD_STRIPE_SECRET_KEY", "")
STRIPE_WEBHOOK_SECRET = os.environ.get("MASTHEAD_STRIPE_WEBHOOK_SECRET", "")
STRIPE_API_BASE = os.environ.get("MASTHEAD_STRIPE_API_BASE", "https://api.stripe.com")
STRIPE_PAGE = os.environ.get("MASTHEAD_STRIPE_PAGE", "https://checkout.stripe.com")
GOCARDLESS_ACCESS_TOKEN = os.environ.get("MASTHEAD_GOCARDLESS_ACCESS_TOKEN", "")
GOCARDLESS_WEBHOOK_SECRET = os.environ.get("MASTHEAD_GOCARDLESS_WEBHOOK_SECRET", "")
GOCARDLESS_ENVIRONMENT = os.environ.get(
    "MASTHEAD_GOCARDLESS_ENVIRONMENT",
    "live" if GOCARDLESS_ACCESS_TOKEN.startswith("live_") else "sandbox",
)
GOCARDLESS_API_BASE = os.environ.get("MASTHEAD_GOCARDLESS_API_BASE", "")
GOCARDLESS_PAGE = os.environ.get("MASTHEAD_GOCARDLESS_PAGE", "")
# Working days between the notice of a direct debit and the charge. Bacs asks for ten; fewer
# only where the gateway has agreed it (GoCardless: three).
DEBIT_NOTICE_DAYS = int(os.environ.get("MASTHEAD_DEBIT_NOTICE_DAYS", "10"))
TRIES_PER_ADDRESS = int(os.environ.get("MASTHEAD_TRIES_PER_ADDRESS", "20"))
TRIES_IN_ALL = int(os.environ.get("MASTHEAD_TRIES_IN_ALL", "500"))

# Mail: a server of SMTP, or one of anymail's services; lib/mail_url.py says what there is.
MAIL_FROM = os.environ.get("MASTHEAD_MAIL_FROM", "")
ANYMAIL: dict[str, object] = {}
MAIL_REPORTS: list[str] = []
globals().update(mail_settings(os.environ, practice=PRACTICE))

# Security.
CSRF_FAILURE_VIEW = "masthead.website.errors.no_token"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not PRACTICE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 0 if PRACTICE else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not PRACTICE
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
TRUSTED_PROXY = os.environ.get("MASTHEAD_TRUSTED_PROXY") == "1"
if TRUSTED_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
# The paper answers plain HTTP on loopback; sending readers to https is the proxy's job.
SILENCED_SYSTEM_CHECKS = ["security.W008"]
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/desk/"],
    "DIRECTIVES": {
        "default-src": [NONE],
        "img-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "script-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# The newsroom's tool.
WAGTAIL_SITE_NAME = "Masthead"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = False
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_FRONTEND_LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "/account/login/"
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_APPEND_SLASH = True
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    # What a reader mistyped is no news to whoever looks after the server.
    "loggers": {"django.request": {"level": "ERROR"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("MASTHEAD_LOG", "WARNING")},
}
