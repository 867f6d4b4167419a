package dev.connections4j.grpc;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** The version of the jar that a class is from, as its module or the jar's manifest says. */
final class JarVersion {
    private JarVersion() {}

    /** With a space before it, for a message; empty if neither says. */
    static String of(Class<?> type) {
        return Optional.ofNullable(type.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .or(() -> Optional.ofNullable(type.getPackage().getImplementationVersion()))
                .map(version -> " " + version)
                .orElse("");
    }
}
