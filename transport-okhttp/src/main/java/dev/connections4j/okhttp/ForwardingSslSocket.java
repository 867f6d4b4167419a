package dev.connections4j.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Hands on to another, connected TLS socket what a client asks of one. */
abstract class ForwardingSslSocket extends SSLSocket {
    private final SSLSocket jdk;

    ForwardingSslSocket(SSLSocket jdk) {
        this.jdk = jdk;
    }

    @Override
    public void startHandshake() throws IOException {
        jdk.startHandshake();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return jdk.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return jdk.getOutputStream();
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // closing must not wait for who holds this one's monitor
    public void close() throws IOException {
        jdk.close();
    }

    @Override
    public SSLSession getSession() {
        return jdk.getSession();
    }

    @Override
    public @Nullable SSLSession getHandshakeSession() {
        return jdk.getHandshakeSession();
    }

    @Override
    public @Nullable String getApplicationProtocol() {
        return jdk.getApplicationProtocol();
    }

    @Override
    public SSLParameters getSSLParameters() {
        return jdk.getSSLParameters();
    }

    @Override
    public void setSSLParameters(SSLParameters parameters) {
        jdk.setSSLParameters(parameters);
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return jdk.getSupportedCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return jdk.getEnabledCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        jdk.setEnabledCipherSuites(suites);
    }

    @Override
    public String[] getSupportedProtocols() {
        return jdk.getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return jdk.getEnabledProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        jdk.setEnabledProtocols(protocols);
    }

    @Override
    public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
        jdk.addHandshakeCompletedListener(listener);
    }

    @Override
    public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
        jdk.removeHandshakeCompletedListener(listener);
    }

    @Override
    public void setUseClientMode(boolean mode) {
        jdk.setUseClientMode(mode);
    }

    @Override
    public boolean getUseClientMode() {
        return jdk.getUseClientMode();
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        jdk.setNeedClientAuth(need);
    }

    @Override
    public boolean getNeedClientAuth() {
        return jdk.getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        jdk.setWantClientAuth(want);
    }

    @Override
    public boolean getWantClientAuth() {
        return jdk.getWantClientAuth();
    }

    @Override
    public void setEnableSessionCreation(boolean flag) {
        jdk.setEnableSessionCreation(flag);
    }

    @Override
    public boolean getEnableSessionCreation() {
        return jdk.getEnableSessionCreation();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        jdk.setTcpNoDelay(on);
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return jdk.getTcpNoDelay();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return jdk.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return jdk.getLocalSocketAddress();
    }

    @Override
    public InetAddress getInetAddress() {
        return jdk.getInetAddress();
    }

    @Override
    public int getPort() {
        return jdk.getPort();
    }

    @Override
    public boolean isConnected() {
        return jdk.isConnected();
    }

    @Override
    public boolean isClosed() {
        return jdk.isClosed();
    }

    @Override
    public String toString() {
        return jdk.toString();
    }
}
