/** What was measured, and how it is shown: JSON, tables, charts, and the README's section. */
@NullMarked
package dev.connections4j.jmh.report;

import org.jspecify.annotations.NullMarked;
