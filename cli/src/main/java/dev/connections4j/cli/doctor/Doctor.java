package dev.connections4j.cli.doctor;

import dev.connections4j.grpc.tls.TlsMaterial;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ResolvedParameters;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes the way of a connect step by step, on sockets of its own, and past what fails as far as that makes sense. */
public final class Doctor {
    private final DoctorTarget subject;

    /**
     * A doctor for one.
     *
     * @param subject who is examined
     */
    public Doctor(DoctorTarget subject) {
        this.subject = subject;
    }

    /**
     * Examines; each observation is told as soon as it is made.
     *
     * @param told gets them in order
     * @return whether a connect as asked would succeed
     * @throws dev.connections4j.ConnectionsException for what is asked wrongly: a parameter, a file, a transport that is not there
     */
    public boolean examine(Consumer<Observation> told) {
        ResolvedParameters resolved = subject.resolved();
        if (!(resolved.address() instanceof HostPort)) {
            return run(new GrpcStep(subject, subject.wayAsked()), told);
        }
        TlsMaterial.read(resolved); // a file that cannot be used is told first, as a connect does
        try (Dialer dialer = new Dialer(subject)) {
            return run(new NameStep(subject, dialer), told);
        }
    }

    private static boolean run(DoctorStep first, Consumer<Observation> told) {
        boolean isWell = true;
        @Nullable DoctorStep step = first;
        while (step != null) {
            DoctorStep.Seen seen = step.look();
            seen.observations().forEach(told);
            isWell &= seen.observations().stream().allMatch(o -> o.ok() || o.spares());
            step = seen.next();
        }
        return isWell;
    }
}
