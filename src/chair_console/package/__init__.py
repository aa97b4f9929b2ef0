"""The session package: papers that one may see, with an index and a reader that need no hall and no server.

A package is a ZIP archive. `manifest.json` says what is in it and the hash of every file, `manifest.sig` is the
hall's signature under it; `index.html` opens from a folder or a USB stick in any browser. This room knows the domain,
never a running hall.
"""

from .content import archive_content, content_of, is_for_the_package
from .manifest import Manifest, Signature
from .reading import OpenPackage, PackageRefused, open_package
from .signing import SigningKey, fingerprint
from .writing import write_package

__all__ = [
    "Manifest",
    "OpenPackage",
    "PackageRefused",
    "Signature",
    "SigningKey",
    "archive_content",
    "content_of",
    "fingerprint",
    "is_for_the_package",
    "open_package",
    "write_package",
]
