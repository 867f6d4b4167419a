package dev.connections4j.grpc.tls;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A PEM file or keystore that a parameter names, and what it has of certificates.
 *
 * @param parameter who names it
 * @param path as given
 * @param certificates those to trust, or the client's own with those of its issuers behind it
 */
public record CertificateFile(Parameter<Path> parameter, Path path, List<X509Certificate> certificates) {
    /**
     * Copies {@code certificates}.
     *
     * @param parameter who names it
     * @param path as given
     * @param certificates those of the file
     */
    public CertificateFile {
        certificates = List.copyOf(certificates);
    }

    /**
     * Reads the files that the parameters name, as a connect does. Blocks for that.
     *
     * @param parameters those of TLS
     * @return what to trust first, then the client's; empty if no file is named
     * @throws ParameterException naming parameter and path, if a file cannot be used, or a key is not its certificate's
     */
    public static List<CertificateFile> read(ResolvedParameters parameters) {
        List<CertificateFile> files = new ArrayList<>(trusted(parameters));
        ClientIdentity.read(parameters).ifPresent(identity -> {
            Parameter<Path> parameter = parameters.isGiven(Parameters.KEY_STORE_PATH)
                    ? Parameters.KEY_STORE_PATH
                    : Parameters.CLIENT_PEM_PATH;
            files.add(new CertificateFile(parameter, parameters.get(parameter), identity.chain()));
        });
        return List.copyOf(files);
    }

    /** What to trust. */
    static List<CertificateFile> trusted(ResolvedParameters parameters) {
        List<CertificateFile> files = new ArrayList<>();
        for (var parameter : List.of(Parameters.SERVER_PEM_PATH, Parameters.CA_PEM_PATH)) {
            parameters
                    .find(parameter)
                    .ifPresent(path -> files.add(new CertificateFile(
                            parameter, path, new PemFile(new TlsFile(parameter, path)).certificates())));
        }
        parameters.find(Parameters.TRUST_STORE_PATH).ifPresent(path -> {
            StoreFile store = StoreFile.of(parameters, Parameters.TRUST_STORE_PATH, Parameters.TRUST_STORE_PASSWORD);
            files.add(new CertificateFile(
                    Parameters.TRUST_STORE_PATH, path, store.open().trusted()));
        });
        return files;
    }
}
