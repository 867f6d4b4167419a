package dev.connections4j.grpc.tls;

import com.google.protobuf.ByteString;
import dev.connections4j.ParameterException;
import dev.connections4j.files.NamedPipe;
import dev.connections4j.parameters.Parameter;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that a parameter of TLS names. What is wrong with it is said with parameter and path, never with its content.
 *
 * @param parameter who names it
 * @param path as given
 * @param content all of it
 */
record TlsFile(Parameter<Path> parameter, Path path, ByteString content) {
    static TlsFile read(Parameter<Path> parameter, Path path) {
        try {
            if (NamedPipe.is(path)) {
                String once = "it is a named pipe, whose content comes once; it is needed again at each reconnect";
                throw wrong(parameter, path, once, null);
            }
            return new TlsFile(parameter, path, ByteString.copyFrom(Files.readAllBytes(path)));
        } catch (NoSuchFileException e) {
            throw wrong(parameter, path, "there is no such file", e);
        } catch (AccessDeniedException e) {
            throw wrong(parameter, path, "reading it is not permitted", e);
        } catch (IOException e) {
            throw wrong(parameter, path, Files.isDirectory(path) ? "it is a directory" : "reading it failed", e);
        }
    }

    ParameterException wrong(String problem) {
        return wrong(parameter, path, problem, null);
    }

    private static ParameterException wrong(
            Parameter<Path> parameter, Path path, String problem, @Nullable Throwable cause) {
        return new ParameterException(
                parameter.name(), parameter.name() + ": the file " + path + " cannot be used: " + problem, cause);
    }

    /** Parameter and path. */
    @Override
    public String toString() {
        return parameter + " " + path;
    }
}
