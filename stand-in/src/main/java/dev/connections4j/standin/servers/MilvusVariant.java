package dev.connections4j.standin.servers;

import org.jspecify.annotations.Nullable;

/**
 * How a real Milvus is set up.
 *
 * @param authorization whether it asks for credentials; its first user is {@code root} with password {@code Milvus}
 * @param tls what it speaks on its port
 * @param certificates its PEM files; null exactly if it speaks plaintext
 * @param stoppingSlowly whether it goes on answering, as a server that is stopping, until it is killed
 */
public record MilvusVariant(
        boolean authorization, Tls tls, @Nullable ServerCertificates certificates, boolean stoppingSlowly) {

    /** What a Milvus speaks on its port. */
    public enum Tls {
        /** Plaintext. */
        NONE(0),
        /** TLS; clients are not asked who they are. */
        ONE_WAY(1),
        /** TLS 1.3; clients show a certificate. */
        MUTUAL(2);

        private final int mode;

        Tls(int mode) {
            this.mode = mode;
        }

        /** Milvus' own option {@code tlsMode}. */
        int mode() {
            return mode;
        }
    }

    /**
     * Checks that what TLS needs is there.
     *
     * @param authorization whether it asks for credentials
     * @param tls what it speaks on its port
     * @param certificates its PEM files; null exactly if it speaks plaintext
     * @param stoppingSlowly whether it goes on answering while it stops
     * @throws IllegalArgumentException if it is not, or if there are certificates without TLS
     */
    public MilvusVariant {
        if ((tls == Tls.NONE) != (certificates == null)) {
            throw new IllegalArgumentException("certificates go with TLS, and TLS with certificates");
        }
        if (tls == Tls.MUTUAL && certificates != null && certificates.clientCa() == null) {
            throw new IllegalArgumentException("mutual TLS needs the CA of the clients' certificates");
        }
    }

    /**
     * Plaintext, everyone may do everything.
     *
     * @return the variant that the others are made from
     */
    public static MilvusVariant plain() {
        return new MilvusVariant(false, Tls.NONE, null, false);
    }

    /**
     * With credentials asked for: {@code root:Milvus} is what it starts with.
     *
     * @return this one with authorization
     */
    public MilvusVariant withAuthorization() {
        return new MilvusVariant(true, tls, certificates, stoppingSlowly);
    }

    /**
     * With one-way TLS.
     *
     * @param files the server's certificate and key
     * @return this one with TLS
     */
    public MilvusVariant withTls(ServerCertificates files) {
        return new MilvusVariant(authorization, Tls.ONE_WAY, files, stoppingSlowly);
    }

    /**
     * With mutual TLS, which Milvus does over TLS 1.3 only.
     *
     * @param files the server's certificate and key, and the clients' CA
     * @return this one with mutual TLS
     */
    public MilvusVariant withMutualTls(ServerCertificates files) {
        return new MilvusVariant(authorization, Tls.MUTUAL, files, stoppingSlowly);
    }

    /**
     * With a stop that lasts. At the first signal, Milvus 2.3.5 without quotas waits for itself for good; meanwhile it answers
     * Connect as a stopping server does (gRPC OK, code 65535). A second signal, which {@link MilvusServer#close()} sends, ends it.
     *
     * @return this one with a slow stop
     */
    public MilvusVariant withSlowStop() {
        return new MilvusVariant(authorization, tls, certificates, true);
    }
}
