/**
 * What the links of every transport must do, as JUnit tests below any registry: their life, TLS, proxies, and how opening one fails. Start
 * reading at {@link dev.connections4j.testkit.link.LinkContract}.
 */
@NullMarked
package dev.connections4j.testkit.link;

import org.jspecify.annotations.NullMarked;
