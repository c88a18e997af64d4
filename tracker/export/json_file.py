"""The JSON export: the tidy rows, all frameworks and cycles, whatever the options."""

from tracker.export.as_json import dumps, envelope, options
from tracker.export.plan import Plan


def json_file(plan: Plan) -> bytes:
    """Return the file; ``options`` say what was asked for, the rows are the same for all."""
    document = envelope(options(plan.view), plan.collection.not_read, plan.data_head)
    document["rows"] = [
        {name: None if value == "" else value for name, value in row._asdict().items()}
        for row in plan.tidy
    ]
    return dumps(document).encode()
