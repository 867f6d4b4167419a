package dev.connections4j.grpc.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The few lines of DER that distinguish the forms of keys and certificates, and that wrap a PKCS#1 or SEC1 key as PKCS#8. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int OID = 0x06;
    static final int SEQUENCE = 0x30;
    static final int CONTEXT_0 = 0xA0;

    private static final byte[] RSA = {
        0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00
    };
    private static final byte[] EC = {0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01};
    private static final byte[] SIGNED_DATA = {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07, 0x02
    };
    private static final byte[] VERSION_0 = {INTEGER, 1, 0};

    private final byte[] bytes;
    private int at;

    private Der(byte[] bytes) {
        this.bytes = bytes;
    }

    static byte[] pkcs8OfRsa(byte[] pkcs1) {
        return join(SEQUENCE, VERSION_0, join(SEQUENCE, RSA), join(OCTETS, pkcs1));
    }

    /** The curve stands in the key itself, or in an EC PARAMETERS block beside it. */
    static byte[] pkcs8OfEc(byte[] sec1, byte[] parameters) {
        byte[] curve = curveOf(sec1);
        return join(SEQUENCE, VERSION_0, join(SEQUENCE, EC, curve.length > 0 ? curve : parameters), join(OCTETS, sec1));
    }

    /** What the content of a block or file is, whatever its label says. */
    enum Form {
        PKCS8,
        PKCS1,
        SEC1,
        ENCRYPTED_PKCS8,
        CERTIFICATE,
        PKCS12,
        PKCS7,
        OTHER
    }

    /** By the first two elements: version and what follows it, or the kind of what comes first. */
    static Form form(byte[] der) {
        try {
            Der outer = new Der(der);
            Der whole = new Der(outer.value(SEQUENCE));
            int first = whole.tag();
            byte[] content = whole.value(first);
            return switch (first) {
                case INTEGER -> ofVersion(content, whole.tag());
                case OID -> Arrays.equals(content, SIGNED_DATA) ? Form.PKCS7 : Form.OTHER;
                case SEQUENCE -> new Der(content).tag() == OID ? Form.ENCRYPTED_PKCS8 : Form.CERTIFICATE;
                default -> Form.OTHER;
            };
        } catch (IllegalArgumentException e) {
            return Form.OTHER;
        }
    }

    private static Form ofVersion(byte[] version, int next) {
        int number = version.length == 1 ? version[0] : -1;
        return switch (next) {
            case SEQUENCE -> number == 3 ? Form.PKCS12 : Form.PKCS8;
            case INTEGER -> Form.PKCS1;
            case OCTETS -> number == 1 ? Form.SEC1 : Form.OTHER;
            default -> Form.OTHER;
        };
    }

    private int tag() {
        if (at >= bytes.length) {
            throw new IllegalArgumentException("not the DER of a key");
        }
        return bytes[at] & 0xFF;
    }

    private static byte[] curveOf(byte[] sec1) {
        Der key = new Der(new Der(sec1).value(SEQUENCE));
        key.value(INTEGER);
        key.value(OCTETS);
        return key.at < key.bytes.length && (key.bytes[key.at] & 0xFF) == CONTEXT_0
                ? key.value(CONTEXT_0)
                : new byte[0];
    }

    private byte[] value(int tag) {
        if (next() != tag) {
            throw new IllegalArgumentException("not the DER of a key");
        }
        int length = next();
        if (length >= 0x80) {
            int count = length & 0x7F;
            if (count == 0 || count > 4) {
                throw new IllegalArgumentException("not the DER of a key");
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = (length << 8) | next();
            }
        }
        if (length < 0 || length > bytes.length - at) {
            throw new IllegalArgumentException("not the DER of a key");
        }
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private int next() {
        if (at >= bytes.length) {
            throw new IllegalArgumentException("not the DER of a key");
        }
        return bytes[at++] & 0xFF;
    }

    private static byte[] join(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        int length = content.size();
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 5);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            int count = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
            out.write(0x80 | count);
            for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) {
                out.write(length >>> shift);
            }
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
