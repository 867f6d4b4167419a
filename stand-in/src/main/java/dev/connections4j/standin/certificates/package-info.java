/** An authority and the certificates that it signs, made when they are needed: {@link dev.connections4j.standin.certificates.TestCertificates}. */
@NullMarked
package dev.connections4j.standin.certificates;

import org.jspecify.annotations.NullMarked;
