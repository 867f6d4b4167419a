package dev.connections4j.cli.doctor;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.Reason;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameters;
import java.util.List;
import java.util.Map;

/** Connects by the public API; the outcome shows gRPC, Milvus, authorization and database. */
record GrpcStep(DoctorTarget target, ProbeMode mode) implements DoctorStep {
    private static final String ALIAS_OF_DETOUR = "doctor";
    /** Their TLS leaves every check to the given trust. */
    private static final List<String> LEAVES_CHECKS = List.of("netty", "armeria");

    @Override
    public Result take() {
        List<String> able = target.transports().stream()
                .filter(name -> !mode.isUnverified() || LEAVES_CHECKS.contains(name))
                .toList();
        return Result.of(TransportNotice.before(target, able, mode.asAsked() ? asAsked() : byDetour(able)), null);
    }

    private List<Observation> asAsked() {
        ConnectionParameters parameters = ConnectionParameters.of(builder -> {
            target.parameters()
                    .given()
                    .forEach(p -> builder.set(p, target.parameters().find(p).orElseThrow()));
            builder.waitForReady(false);
            if (target.resolved().find(Parameters.TRANSPORT).isEmpty()) {
                target.transports().stream().findFirst().ifPresent(builder::transport);
            }
        });
        Answers answers = new Answers(target, mode);
        try (Connection connection = target.registry().connect(target.alias(), parameters)) {
            return answers.of(connection);
        } catch (ConnectFailedException e) {
            return e.reason() == Reason.DATABASE_NOT_FOUND
                    ? answers.withoutDatabase(e, versionWithoutDatabase())
                    : answers.of(e);
        }
    }

    /** The version of a server that refused the database. */
    private String versionWithoutDatabase() {
        if (!(target.resolved().address() instanceof HostPort)) {
            return Answers.UNKNOWN_VERSION;
        }
        try (ConnectionRegistry own = aside();
                Connection connection =
                        own.connect(ALIAS_OF_DETOUR, chosen(Variation.withoutDatabase(target), target.transports()))) {
            return Answers.version(connection);
        } catch (ConnectFailedException e) {
            return Answers.UNKNOWN_VERSION;
        }
    }

    private List<Observation> byDetour(List<String> able) {
        if (able.isEmpty()) {
            return List.of();
        }
        Answers answers = new Answers(target, mode);
        try (ConnectionRegistry own = aside();
                Connection connection =
                        own.connect(ALIAS_OF_DETOUR, chosen(Variation.withoutSecrets(target, mode), able))) {
            return answers.of(connection);
        } catch (ConnectFailedException e) {
            return e.reason() == Reason.DATABASE_NOT_FOUND
                    ? answers.withoutDatabase(e, Answers.UNKNOWN_VERSION)
                    : answers.of(e);
        }
    }

    /** A registry that takes nothing from the environment, credentials above all. */
    private static ConnectionRegistry aside() {
        return ConnectionRegistry.builder()
                .environment(Map.of())
                .withoutDotEnv()
                .build();
    }

    private static ConnectionParameters chosen(ConnectionParameters parameters, List<String> able) {
        return ConnectionParameters.of(builder -> {
            parameters.given().forEach(p -> builder.set(p, parameters.find(p).orElseThrow()));
            builder.waitForReady(false);
            if (parameters.find(Parameters.TRANSPORT).filter(able::contains).isEmpty()) {
                builder.transport(able.get(0));
            }
        });
    }
}
