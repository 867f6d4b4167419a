package dev.connections4j.parameters;

import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Steps of the builder: TLS and proxy. */
abstract class TlsSteps extends ServerSteps {
    TlsSteps() {}

    /**
     * Whether to speak TLS; implied by https and by any TLS file.
     *
     * @param secure the value
     * @return this
     */
    public ConnectionParameters.Builder secure(boolean secure) {
        return set(Parameters.SECURE, secure);
    }

    /**
     * Trusts this certificate or CA.
     *
     * @param path a PEM file
     * @return this
     */
    public ConnectionParameters.Builder serverPemPath(Path path) {
        return set(Parameters.SERVER_PEM_PATH, path);
    }

    /**
     * Trusts this certificate or CA.
     *
     * @param path a PEM file
     * @return this
     */
    public ConnectionParameters.Builder serverPemPath(@Nullable String path) {
        return set(Parameters.SERVER_PEM_PATH, path);
    }

    /**
     * Trusts this CA or bundle.
     *
     * @param path a PEM file
     * @return this
     */
    public ConnectionParameters.Builder caPemPath(Path path) {
        return set(Parameters.CA_PEM_PATH, path);
    }

    /**
     * Trusts this CA or bundle.
     *
     * @param path a PEM file
     * @return this
     */
    public ConnectionParameters.Builder caPemPath(@Nullable String path) {
        return set(Parameters.CA_PEM_PATH, path);
    }

    /**
     * The client certificate, beside its key.
     *
     * @param path a PEM file
     * @return this
     */
    public ConnectionParameters.Builder clientPemPath(Path path) {
        return set(Parameters.CLIENT_PEM_PATH, path);
    }

    /**
     * The client certificate, beside its key.
     *
     * @param path a PEM file
     * @return this
     */
    public ConnectionParameters.Builder clientPemPath(@Nullable String path) {
        return set(Parameters.CLIENT_PEM_PATH, path);
    }

    /**
     * The client certificate's key: PKCS#8, PKCS#1 or SEC1.
     *
     * @param path a PEM file
     * @return this
     */
    public ConnectionParameters.Builder clientKeyPath(Path path) {
        return set(Parameters.CLIENT_KEY_PATH, path);
    }

    /**
     * The client certificate's key: PKCS#8, PKCS#1 or SEC1.
     *
     * @param path a PEM file
     * @return this
     */
    public ConnectionParameters.Builder clientKeyPath(@Nullable String path) {
        return set(Parameters.CLIENT_KEY_PATH, path);
    }

    /**
     * The host name to verify and to send as SNI and authority.
     *
     * @param name the value
     * @return this
     */
    public ConnectionParameters.Builder serverName(@Nullable String name) {
        return set(Parameters.SERVER_NAME, name);
    }

    /**
     * Instead of the TLS files.
     *
     * @param context the value
     * @return this
     */
    public ConnectionParameters.Builder sslContext(SSLContext context) {
        return set(Parameters.SSL_CONTEXT, context);
    }

    /**
     * An HTTP CONNECT proxy: {@code host:port}, or an http URI with user info.
     *
     * @param proxy the value
     * @return this
     */
    public ConnectionParameters.Builder proxyAddress(@Nullable String proxy) {
        return set(Parameters.PROXY_ADDRESS, proxy);
    }
}
