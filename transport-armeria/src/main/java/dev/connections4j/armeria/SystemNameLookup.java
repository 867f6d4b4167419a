package dev.connections4j.armeria;

import com.linecorp.armeria.common.FlagsProvider;

/**
 * Lets Armeria look up names as the JVM does: its own resolver needs reflection that the module path does not allow, and fails there as soon
 * as its classes load. Declared for the module path only; the class path stays as it is.
 */
public final class SystemNameLookup implements FlagsProvider {
    /** Changes one flag. */
    public SystemNameLookup() {}

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Boolean useJdkDnsResolver() {
        return true;
    }
}
