"""Widgets' messages: `comm` speaks over the wire to the page instead of to a kernel's sockets."""

import os

import comm
from comm.base_comm import BaseComm, CommManager

from .wire import current, divert, during, post

comms = CommManager()


class Kernel:
    """As much of a kernel as an Output widget asks its comm for, to know that it may take what is shown."""

    iopub_socket = None

    def get_parent(self) -> dict:
        return {"header": {"msg_id": "page"}}

    def send_response(self, _socket: None, kind: str, content: dict) -> None:
        """Of an error inside an Output widget, what it is."""
        post(kind, name=content["ename"], text=f"{content['ename']}: {content['evalue']}")


class PageComm(BaseComm):
    """A comm that remembers in which cell it was opened: what its callbacks print or raise stands there."""

    kernel = Kernel()

    def __init__(self, *args, **kwargs):
        self.cell = current()
        super().__init__(*args, **kwargs)

    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **keys):
        state = (data or {}).get("state", {})
        if msg_type == "comm_msg" and "msg_id" in state:  # an Output widget opens or closes
            return divert(self.comm_id, bool(state["msg_id"]))
        post(msg_type, buffers, comm=self.comm_id, data=data or {})


def hear(id: str, data: dict, buffers: list) -> None:
    """Take a message of the page to its widget; what a callback raises is shown in the widget's cell."""
    from .cells import tell

    found = comms.comms.get(id)
    if found is None:
        return
    with during(found.cell):
        try:
            found.handle_msg({"content": {"comm_id": id, "data": data}, "buffers": buffers})
        except Exception as error:
            tell(error)


def install() -> None:
    """To be called before ipywidgets is imported."""
    os.environ["JUPYTER_WIDGETS_ECHO"] = "0"  # for pages that share a kernel; here it would bring older values back
    comm.create_comm = PageComm
    comm.get_comm_manager = lambda: comms
