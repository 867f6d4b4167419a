/**
 * What every transport must do, as JUnit tests. A transport passes them by subclassing
 * {@link dev.connections4j.testkit.contract.TransportContract} with its name.
 */
@NullMarked
package dev.connections4j.testkit.contract;

import org.jspecify.annotations.NullMarked;
