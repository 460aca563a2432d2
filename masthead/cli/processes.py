"""The application and the task worker, each as a process of a served paper runs it."""

import signal
import socket

from masthead import settings


def application(host: str, *, port: int, workers: int) -> None:
    """Answer HTTP with that many workers, forked from what is loaded already."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "masthead.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        runtime_threads=1,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
    ).serve()


def task_worker() -> None:
    """Do the work that was put off, one job after another."""
    from django_tasks_db.management.commands.db_worker import Worker

    name = _name()
    _take_up_again(name)
    worker = Worker(
        queue_names=["*"],
        interval=0.5,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, worker.shutdown)
    worker.run()


def _name() -> str:
    return f"{socket.gethostname()}:{settings.DATA_DIR}"[-64:]


def _take_up_again(name: str) -> None:
    """Put back the jobs that this worker held when it was killed: each may be run twice."""
    from django_tasks.base import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    for job in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        if job.worker_ids and job.worker_ids[-1] == name:
            DBTaskResult.objects.filter(pk=job.pk).update(status=TaskResultStatus.READY)
