package dev.connections4j.cli.doctor;

import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.ParameterGroup;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.ResolvedParameters.Value;
import dev.connections4j.parameters.Secrecy;
import dev.connections4j.parameters.Source;
import java.util.HashMap;
import java.util.Map;

/** The parameters of a mode that was not asked for. */
final class Variation {
    private Variation() {}

    /** As resolved, but with the TLS of the mode. Secrets stay in, for the diagnosis, which sends none. */
    static ResolvedParameters resolved(DoctorTarget target, ProbeMode mode) {
        ResolvedParameters asked = target.resolved();
        if (mode.asAsked()) {
            return asked;
        }
        Map<Parameter<?>, Value> values = new HashMap<>();
        for (Parameter<?> parameter : Parameters.all()) {
            if (asked.isGiven(parameter) && parameter.group() != ParameterGroup.TLS) {
                asked.find(parameter).ifPresent(v -> values.put(parameter, new Value(v, asked.source(parameter))));
            }
        }
        values.put(Parameters.SECURE, new Value(mode.isTls(), Source.of(Source.Kind.ARGUMENT)));
        if (mode.isUnverified()) {
            values.put(Parameters.SSL_CONTEXT, new Value(TrustAnyServer.context(), Source.of(Source.Kind.ARGUMENT)));
        }
        return new ResolvedParameters(asked.address(), values);
    }

    /** To connect by a detour: without credentials, client certificate and channel options. */
    static ConnectionParameters withoutSecrets(DoctorTarget target, ProbeMode mode) {
        ResolvedParameters asked = target.resolved();
        return ConnectionParameters.of(builder -> {
            for (Parameter<?> parameter : Parameters.all()) {
                boolean isSecret = parameter.secrecy() == Secrecy.ALL || parameter == Parameters.USER;
                if (!isSecret && parameter.group() != ParameterGroup.TLS) {
                    copy(asked, parameter, builder);
                }
            }
            builder.set(Parameters.ADDRESS, asked.address());
            if (mode.isUnverified()) {
                builder.sslContext(TrustAnyServer.context());
            } else {
                builder.secure(mode.isTls());
            }
        });
    }

    /** To connect as asked, but to the database {@code default}. */
    static ConnectionParameters withoutDatabase(DoctorTarget target) {
        ResolvedParameters asked = target.resolved();
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
        boolean namesServer = parameter.group() == ParameterGroup.SERVER; // the address does, without credentials
        if (from.isGiven(parameter) && !namesServer && parameter != Parameters.ALIAS) {
            from.find(parameter).ifPresent(value -> to.set(parameter, value));
        }
    }
}
