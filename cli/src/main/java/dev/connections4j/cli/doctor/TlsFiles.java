package dev.connections4j.cli.doctor;

import dev.connections4j.grpc.tls.CertificateFile;
import dev.connections4j.parameters.Parameters;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A line for each certificate in the TLS files of the parameters. Whether one that is not valid now fails a connect, the server decides. */
final class TlsFiles {
    /** A file of more is a bundle: of those that are valid, the first to expire stands for all. */
    private static final int EACH = 5;

    private TlsFiles() {}

    static List<Observation> of(List<CertificateFile> files) {
        Instant now = Instant.now();
        return files.stream().flatMap(file -> lines(file, now).stream()).toList();
    }

    private static List<Observation> lines(CertificateFile file, Instant now) {
        List<X509Certificate> all = file.certificates();
        List<X509Certificate> valid = all.stream()
                .filter(certificate -> Certificates.isValid(certificate, now))
                .sorted(Comparator.comparing(X509Certificate::getNotAfter))
                .toList();
        List<Observation> lines = new ArrayList<>();
        for (X509Certificate certificate : all) {
            boolean isValid = valid.contains(certificate);
            if (all.size() <= EACH || (!isValid && lines.size() < EACH)) {
                String seen = begin(file) + ": " + Certificates.describe(certificate, false, now);
                lines.add(isValid ? Observation.fine(Part.TLS_FILE, seen) : Observation.wrong(Part.TLS_FILE, seen));
            }
        }
        if (all.size() > EACH) {
            String first = valid.isEmpty()
                    ? ""
                    : ", the first to expire is " + Certificates.describe(valid.get(0), false, now);
            lines.add(Observation.fine(
                    Part.TLS_FILE,
                    begin(file) + ": " + all.size() + " certificates, " + valid.size() + " of them valid now" + first));
        }
        return lines;
    }

    private static String begin(CertificateFile file) {
        boolean isClient =
                file.parameter() == Parameters.CLIENT_PEM_PATH || file.parameter() == Parameters.KEY_STORE_PATH;
        return file.path() + (isClient ? ", the client's" : ", trusted");
    }
}
