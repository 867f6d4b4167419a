package dev.connections4j.cli.doctor;

import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.ResolvedParameters.Value;
import dev.connections4j.parameters.Secrecy;
import dev.connections4j.parameters.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The parameters of a way that was not asked for. */
final class Variation {
    private static final Set<Parameter<?>> OF_TLS = Set.of(
            Parameters.SECURE,
            Parameters.SERVER_PEM_PATH,
            Parameters.CA_PEM_PATH,
            Parameters.CLIENT_PEM_PATH,
            Parameters.CLIENT_KEY_PATH,
            Parameters.SSL_CONTEXT);
    /** They say what {@code address} says, or may hold credentials. */
    private static final Set<Parameter<?>> OF_ADDRESS =
            Set.of(Parameters.ALIAS, Parameters.ADDRESS, Parameters.URI, Parameters.HOST, Parameters.PORT);

    private Variation() {}

    /** As resolved, but with the TLS of the way. Secrets stay in: for naming, not for sending. */
    static ResolvedParameters resolved(DoctorTarget subject, ProbeMode way) {
        ResolvedParameters asked = subject.resolved();
        if (way.asAsked()) {
            return asked;
        }
        Map<Parameter<?>, Value> values = new HashMap<>();
        for (Parameter<?> parameter : Parameters.all()) {
            if (asked.isGiven(parameter) && !OF_TLS.contains(parameter)) {
                asked.find(parameter).ifPresent(v -> values.put(parameter, new Value(v, asked.source(parameter))));
            }
        }
        values.put(Parameters.SECURE, new Value(way.isTls(), Source.of(Source.Kind.ARGUMENT)));
        return new ResolvedParameters(asked.address(), values);
    }

    /** To connect by a detour: no credential, no client certificate, no option goes along. */
    static ConnectionParameters withoutSecrets(DoctorTarget subject, ProbeMode way) {
        ResolvedParameters asked = subject.resolved();
        return ConnectionParameters.of(builder -> {
            for (Parameter<?> parameter : Parameters.all()) {
                boolean isSecret = parameter.secrecy() == Secrecy.ALL || parameter == Parameters.USER;
                if (!isSecret && !OF_TLS.contains(parameter)) {
                    copy(asked, parameter, builder);
                }
            }
            builder.set(Parameters.ADDRESS, asked.address());
            if (way.manner() == ProbeMode.Manner.UNVERIFIED) {
                builder.sslContext(SeenChain.unchecked().context(java.util.Optional.empty()));
            } else {
                builder.secure(way.isTls());
            }
        });
    }

    /** To connect as asked, but to the database {@code default}. */
    static ConnectionParameters withoutDatabase(DoctorTarget subject) {
        ResolvedParameters asked = subject.resolved();
        return ConnectionParameters.of(builder -> {
            for (Parameter<?> parameter : Parameters.all()) {
                if (parameter != Parameters.DB_NAME) {
                    copy(asked, parameter, builder);
                }
            }
            builder.set(Parameters.ADDRESS, asked.address());
        });
    }

    private static void copy(ResolvedParameters from, Parameter<?> parameter, ConnectionParameters.Builder to) {
        if (from.isGiven(parameter) && !OF_ADDRESS.contains(parameter)) {
            from.find(parameter).ifPresent(value -> to.set(parameter, value));
        }
    }
}
