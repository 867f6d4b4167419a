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
        TlsFiles files = TlsFiles.read(parameters);
        List<CertificateFile> all = new ArrayList<>(trusted(files));
        ClientIdentity.of(files)
                .ifPresent(identity -> files.find(Parameters.KEY_STORE_PATH)
                        .or(() -> files.find(Parameters.CLIENT_PEM_PATH))
                        .ifPresent(file -> all.add(of(file, identity.chain()))));
        return List.copyOf(all);
    }

    /** What to trust. */
    static List<CertificateFile> trusted(TlsFiles files) {
        List<CertificateFile> all = new ArrayList<>();
        for (var parameter : List.of(Parameters.SERVER_PEM_PATH, Parameters.CA_PEM_PATH)) {
            files.find(parameter).ifPresent(file -> all.add(of(file, new PemFile(file).certificates())));
        }
        files.trustStore()
                .ifPresent(store -> all.add(of(store.file(), store.open().trusted())));
        return all;
    }

    private static CertificateFile of(TlsFile file, List<X509Certificate> certificates) {
        return new CertificateFile(file.parameter(), file.path(), certificates);
    }
}
