package dev.connections4j.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.Failure;
import dev.connections4j.ServerInfo;
import dev.connections4j.TransportInfo;
import dev.connections4j.cli.demo.StarSearch;
import dev.connections4j.cli.doctor.Observation;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** One JSON object per line. */
final class JsonReport implements Report {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double MICROS_PER_MILLI = 1e3;

    private final Screen out;

    JsonReport(Screen out) {
        this.out = out;
    }

    @Override
    public void connected(Connection connection, boolean bars) {
        ResolvedParameters parameters = connection.parameters();
        JsonObject line = head(connection);
        line.addProperty("database", parameters.find(Parameters.DB_NAME).orElse("default"));
        line.addProperty("secure", parameters.get(Parameters.SECURE));
        line.add("server", server(connection.serverVersion(), connection.serverInfo()));
        OptionalLong identifier = connection.identifier();
        line.addProperty("identifier", identifier.isPresent() ? Long.toString(identifier.getAsLong()) : null);
        line.addProperty("elapsed_ms", millis(connection.timings().elapsed()));
        JsonObject stages = new JsonObject();
        connection.timings().stages().forEach((stage, time) -> stages.addProperty(stage.key(), millis(time)));
        line.add("stages", stages);
        print(line);
    }

    @Override
    public void failed(ConnectFailedException failed) {
        JsonObject line = head(failed.alias(), failed.transport(), failed.address(), false);
        Failure failure = failed.failure();
        line.addProperty(
                "stage", failure.stage() == null ? null : failure.stage().key());
        add(failure, line);
        line.addProperty("message", failed.getMessage());
        line.addProperty("server_said", failure.serverSaid());
        line.addProperty("elapsed_ms", millis(failed.elapsed()));
        print(line);
    }

    @Override
    public void searched(Connection connection, StarSearch search) {
        JsonObject line = head(connection);
        JsonObject steps = new JsonObject();
        search.steps().forEach((step, time) -> steps.addProperty(step, millis(time)));
        line.add("steps", steps);
        JsonArray found = new JsonArray();
        search.found().forEach(found::add);
        line.add("found", found);
        print(line);
    }

    @Override
    public void picture(List<Long> found) {}

    @Override
    public void observed(Observation observation) {
        JsonObject line = new JsonObject();
        line.addProperty("step", observation.part().key());
        line.addProperty("ok", observation.ok());
        line.addProperty("seen", observation.seen());
        if (observation.failure() != null) {
            add(observation.failure(), line);
        }
        print(line);
    }

    @Override
    public void error(ErrorReport error) {
        JsonObject line = new JsonObject();
        line.addProperty("ok", false);
        line.addProperty("reason", error.reason());
        line.addProperty("parameter", error.parameter());
        line.addProperty("message", error.message());
        print(line);
    }

    @Override
    public void parameters(List<ResolvedParameters.Line> lines) {
        for (ResolvedParameters.Line resolved : lines) {
            JsonObject line = new JsonObject();
            line.addProperty("parameter", resolved.parameter());
            line.addProperty("value", resolved.value());
            line.addProperty("source", resolved.source().toString());
            print(line);
        }
    }

    @Override
    public void unused(ResolvedParameters.Unused variable) {
        JsonObject line = new JsonObject();
        line.addProperty("unused", variable.variable());
        line.addProperty("source", variable.source().toString());
        line.addProperty("message", variable.why());
        print(line);
    }

    @Override
    public void transport(TransportInfo found) {
        JsonObject line = new JsonObject();
        line.addProperty("transport", found.name());
        line.addProperty("found", true);
        line.addProperty("usable", found.lacking().isEmpty());
        line.addProperty("lacking", found.lacking().orElse(""));
        line.addProperty("provider", found.provider());
        line.addProperty("module", found.module());
        JsonObject unsupported = new JsonObject();
        found.unsupported().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(lack -> unsupported.addProperty(lack.getKey(), lack.getValue()));
        line.add("unsupported", unsupported);
        print(line);
    }

    @Override
    public void missing(String transport, String artifact) {
        JsonObject line = new JsonObject();
        line.addProperty("transport", transport);
        line.addProperty("found", false);
        line.addProperty("artifact", artifact);
        print(line);
    }

    @Override
    public void remark(String text) {}

    private static void add(Failure failure, JsonObject line) {
        line.addProperty("reason", failure.reason().name());
        line.addProperty("remedy", failure.remedy());
    }

    private static JsonObject head(Connection connection) {
        ResolvedParameters parameters = connection.parameters();
        return head(
                connection.alias(),
                parameters.find(Parameters.TRANSPORT).orElse(""),
                parameters.address().toString(),
                true);
    }

    private static JsonObject head(String alias, String transport, String address, boolean ok) {
        JsonObject line = new JsonObject();
        line.addProperty("alias", alias);
        line.addProperty("transport", transport);
        line.addProperty("address", address);
        line.addProperty("ok", ok);
        return line;
    }

    private static JsonObject server(String version, ServerInfo info) {
        JsonObject server = new JsonObject();
        server.addProperty("version", version);
        server.addProperty("deploy_mode", info.deployMode());
        server.addProperty("build_tags", info.buildTags());
        return server;
    }

    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / NANOS_PER_MICRO) / MICROS_PER_MILLI;
    }

    private void print(JsonObject line) {
        out.line(line.toString());
    }
}
