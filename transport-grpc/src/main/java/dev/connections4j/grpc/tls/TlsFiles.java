package dev.connections4j.grpc.tls;

import com.google.protobuf.ByteString;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All files of TLS that the parameters name, read at one moment, with the passwords given for them. */
final class TlsFiles {
    private static final List<Parameter<Path>> PATHS = List.of(
            Parameters.SERVER_PEM_PATH,
            Parameters.CA_PEM_PATH,
            Parameters.CLIENT_PEM_PATH,
            Parameters.CLIENT_KEY_PATH,
            Parameters.TRUST_STORE_PATH,
            Parameters.KEY_STORE_PATH);

    private final ResolvedParameters parameters;
    private final List<TlsFile> files;

    private TlsFiles(ResolvedParameters parameters, List<TlsFile> files) {
        this.parameters = parameters;
        this.files = files;
    }

    static TlsFiles read(ResolvedParameters parameters) {
        List<TlsFile> files = new ArrayList<>();
        for (Parameter<Path> parameter : PATHS) {
            parameters.find(parameter).ifPresent(path -> files.add(TlsFile.read(parameter, path)));
        }
        return new TlsFiles(parameters, files);
    }

    Optional<TlsFile> find(Parameter<Path> parameter) {
        return files.stream().filter(file -> file.parameter() == parameter).findFirst();
    }

    Optional<StoreFile> trustStore() {
        return find(Parameters.TRUST_STORE_PATH)
                .map(file -> new StoreFile(
                        file, Parameters.TRUST_STORE_PASSWORD, password(Parameters.TRUST_STORE_PASSWORD)));
    }

    Optional<StoreFile> keyStore() {
        return find(Parameters.KEY_STORE_PATH)
                .map(file ->
                        new StoreFile(file, Parameters.KEY_STORE_PASSWORD, password(Parameters.KEY_STORE_PASSWORD)));
    }

    @Nullable
    Secret password(Parameter<Secret> parameter) {
        return parameters.find(parameter).orElse(null);
    }

    /** The same for the same content under the same parameters with the same passwords, and for no other. */
    ByteString digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (TlsFile file : files) {
                add(digest, file.parameter(), file.content());
            }
            for (Parameter<Secret> parameter : List.of(
                    Parameters.CLIENT_KEY_PASSWORD, Parameters.TRUST_STORE_PASSWORD, Parameters.KEY_STORE_PASSWORD)) {
                Secret password = password(parameter);
                if (password != null) {
                    add(digest, parameter, ByteString.copyFrom(password.reveal(), StandardCharsets.UTF_8));
                }
            }
            return ByteString.copyFrom(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }

    /** With its length before it, so that no two lists run into the same bytes. */
    private static void add(MessageDigest digest, Parameter<?> parameter, ByteString value) {
        digest.update((parameter + " " + value.size() + " ").getBytes(StandardCharsets.UTF_8));
        digest.update(value.asReadOnlyByteBuffer());
    }
}
