package dev.connections4j.cli.doctor;

import dev.connections4j.grpc.diagnosis.ProbeSockets;
import dev.connections4j.grpc.tls.CertificateFile;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ResolvedParameters;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a connect one by one, on its own sockets, and goes on past a failure as far as that makes sense. */
public final class Doctor {
    private final DoctorTarget target;

    /**
     * A doctor for one connection.
     *
     * @param target the connection to examine
     */
    public Doctor(DoctorTarget target) {
        this.target = target;
    }

    /**
     * Examines the connection, and reports each observation as soon as it is made.
     *
     * @param report receives them in order
     * @return whether a connect with the given parameters would succeed
     * @throws dev.connections4j.ConnectionsException for a usage error: a parameter, a file, a transport that is not on the path
     */
    public boolean examine(Consumer<Observation> report) {
        ResolvedParameters resolved = target.resolved();
        if (!(resolved.address() instanceof HostPort)) {
            return run(new GrpcStep(target, target.mode()), report);
        }
        // reports a file that cannot be used before any socket is opened, as a connect does
        TlsFiles.of(CertificateFile.read(resolved)).forEach(report);
        try (ProbeSockets sockets = new ProbeSockets(target.timeout())) {
            return run(new NameStep(target, sockets), report);
        }
    }

    private static boolean run(DoctorStep first, Consumer<Observation> report) {
        boolean passes = true;
        @Nullable DoctorStep step = first;
        while (step != null) {
            DoctorStep.Result result = step.take();
            result.observations().forEach(report);
            passes &= result.passes();
            step = result.next();
        }
        return passes;
    }
}
