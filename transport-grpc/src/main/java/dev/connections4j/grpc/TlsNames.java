package dev.connections4j.grpc;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;

/** The host names that the JDK's TLS takes: its SNI and its check of certificates refuse some that name lookup does not. */
public final class TlsNames {
    private static final int LONGEST_LABEL = 63;
    private static final String REMEDY = "set server_name to a name that the server's certificate has";

    private TlsNames() {}

    /**
     * Why TLS to this server must fail, whatever its certificate.
     *
     * @param parameters may ask for TLS, and give {@code server_name}
     * @param server where the link goes
     * @return empty without TLS, for a name that the JDK takes, and with an {@code ssl_context}, which may check names in its own way
     */
    public static Optional<Failure> refusal(ResolvedParameters parameters, HostPort server) {
        if (!parameters.isSecure() || parameters.isGiven(Parameters.SSL_CONTEXT)) {
            return Optional.empty();
        }
        String name = parameters.find(Parameters.SERVER_NAME).orElse(server.host());
        if (NameLookup.isLiteral(name) || sni(withoutDot(name)).isPresent()) {
            return Optional.empty();
        }
        String problem = "the JDK's TLS refuses the name " + name + ", for " + fault(withoutDot(name))
                + "; letters, digits and '-' inside of labels are allowed";
        return Optional.of(Failure.of(Stage.TLS, Reason.TLS_WRONG_NAME, problem).withRemedy(REMEDY));
    }

    /** The name as SNI carries it; empty for what it cannot. */
    static Optional<SNIHostName> sni(String name) {
        if (NameLookup.isLiteral(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SNIHostName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The JDK's check leaves out the dot at the end of a full name. */
    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static String fault(String name) {
        if (name.indexOf('_') >= 0) {
            return "it holds '_'";
        }
        for (String label : List.of(name.split("\\.", -1))) {
            if (label.isEmpty()) {
                return "it has an empty label";
            }
            if (label.startsWith("-") || label.endsWith("-")) {
                return "its label " + label + " begins or ends with '-'";
            }
            if (label.length() > LONGEST_LABEL) {
                return "a label of it is longer than " + LONGEST_LABEL + " characters";
            }
        }
        return "it is no host name of the Internet";
    }
}
