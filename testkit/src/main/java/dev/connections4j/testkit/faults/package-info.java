/**
 * The matrix of faults: each way in which a connect can fail, what is to be said of it, and that nothing is left afterwards. A transport's
 * test module subclasses {@link dev.connections4j.testkit.faults.FaultMatrix}, start reading there.
 */
@NullMarked
package dev.connections4j.testkit.faults;

import org.jspecify.annotations.NullMarked;
