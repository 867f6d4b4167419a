package dev.connections4j.cli.doctor;

import dev.connections4j.Stage;
import java.io.IOException;
import java.util.List;

/** Opens a tunnel through the proxy. */
record ProxyStep(ProbeContext context) implements DoctorStep {
    @Override
    public Result take() {
        DoctorTarget target = context.target();
        try {
            context.sockets().open(context.route(Stage.PROXY)).close();
            String seen = target.proxy().orElseThrow() + " opened a tunnel to " + target.server();
            return Result.of(List.of(Observation.fine(Part.PROXY, seen)), context.first());
        } catch (IOException e) {
            return Result.last(Observation.failed(Part.PROXY, context.failure(Stage.PROXY, e)));
        }
    }
}
