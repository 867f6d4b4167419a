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

/** A connect by the public API, whose outcome tells of gRPC, Milvus, authorization and database. */
record GrpcStep(DoctorTarget subject, ProbeMode way) implements DoctorStep {
    private static final String FOR_LOOKING = "doctor";
    /** Its TLS leaves all checks to the trust it is given. */
    private static final List<String> LEAVES_CHECKS = List.of("netty", "armeria");

    @Override
    public Seen look() {
        List<String> able = subject.transports().stream()
                .filter(name -> way.manner() != ProbeMode.Manner.UNVERIFIED || LEAVES_CHECKS.contains(name))
                .toList();
        return new Seen(TransportNotice.told(subject, able, way.asAsked() ? asAsked() : byDetour(able)), null);
    }

    private List<Observation> asAsked() {
        ConnectionParameters parameters = ConnectionParameters.of(builder -> {
            subject.parameters()
                    .given()
                    .forEach(p -> builder.set(p, subject.parameters().find(p).orElseThrow()));
            builder.waitForReady(false);
            if (subject.resolved().find(Parameters.TRANSPORT).isEmpty()) {
                subject.transports().stream().findFirst().ifPresent(builder::transport);
            }
        });
        Answers answers = new Answers(subject, way);
        try (Connection connection = subject.registry().connect(subject.alias(), parameters)) {
            return answers.of(connection);
        } catch (ConnectFailedException e) {
            return e.reason() == Reason.DATABASE_NOT_FOUND
                    ? answers.withoutDatabase(e, versionWithoutDatabase())
                    : answers.of(e);
        }
    }

    /** The server that has no such database has a version all the same. */
    private String versionWithoutDatabase() {
        if (!(subject.resolved().address() instanceof HostPort)) {
            return Answers.UNTOLD;
        }
        try (ConnectionRegistry own = aside();
                Connection connection =
                        own.connect(FOR_LOOKING, chosen(Variation.withoutDatabase(subject), subject.transports()))) {
            return Answers.version(connection);
        } catch (ConnectFailedException e) {
            return Answers.UNTOLD;
        }
    }

    private List<Observation> byDetour(List<String> able) {
        if (able.isEmpty()) {
            return List.of();
        }
        Answers answers = new Answers(subject, way);
        try (ConnectionRegistry own = aside();
                Connection connection =
                        own.connect(FOR_LOOKING, chosen(Variation.withoutSecrets(subject, way), able))) {
            return answers.of(connection);
        } catch (ConnectFailedException e) {
            return e.reason() == Reason.DATABASE_NOT_FOUND ? answers.withoutDatabase(e, Answers.UNTOLD) : answers.of(e);
        }
    }

    /** A registry that takes nothing from the environment, least of all credentials. */
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
