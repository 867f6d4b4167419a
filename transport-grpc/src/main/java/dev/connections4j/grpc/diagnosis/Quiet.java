package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Failure;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** A cause as a log may print it: gRPC's status exceptions hold what a server said, whatever that was. */
final class Quiet {
    private Quiet() {}

    static Throwable of(Throwable seen) {
        Status status = Status.fromThrowable(seen);
        String said = status.getDescription();
        if (!OwnFaults.isStatus(seen) || said == null || said.equals(Failure.oneLine(said))) {
            return seen;
        }
        StatusRuntimeException quiet =
                status.withDescription(Failure.oneLine(said)).asRuntimeException();
        quiet.setStackTrace(seen.getStackTrace());
        return quiet;
    }
}
