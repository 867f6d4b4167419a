package dev.connections4j.grpc.tls;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** One key in the forms in which tools write it, made by hand. */
final class KeyForms {
    private static final byte[] P256 = {0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x03, 0x01, 0x07};

    private KeyForms() {}

    static KeyPair rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    static KeyPair ec() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    static String pkcs1(KeyPair pair) {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair.getPrivate();
        return pem(
                "RSA PRIVATE KEY",
                tagged(
                        0x30,
                        tagged(0x02, new byte[] {0}),
                        tagged(0x02, key.getModulus().toByteArray()),
                        tagged(0x02, key.getPublicExponent().toByteArray()),
                        tagged(0x02, key.getPrivateExponent().toByteArray()),
                        tagged(0x02, key.getPrimeP().toByteArray()),
                        tagged(0x02, key.getPrimeQ().toByteArray()),
                        tagged(0x02, key.getPrimeExponentP().toByteArray()),
                        tagged(0x02, key.getPrimeExponentQ().toByteArray()),
                        tagged(0x02, key.getCrtCoefficient().toByteArray())));
    }

    static String sec1WithItsCurve(KeyPair pair) {
        return pem("EC PRIVATE KEY", sec1(pair, tagged(0xA0, P256)));
    }

    static String sec1BesideParameters(KeyPair pair) {
        return pem("EC PARAMETERS", P256) + pem("EC PRIVATE KEY", sec1(pair));
    }

    private static byte[] sec1(KeyPair pair, byte[]... more) {
        byte[] number = ((ECPrivateKey) pair.getPrivate()).getS().toByteArray();
        byte[] fixed = new byte[32];
        int copied = Math.min(number.length, fixed.length);
        System.arraycopy(number, number.length - copied, fixed, fixed.length - copied, copied);
        byte[][] parts = new byte[2 + more.length][];
        parts[0] = tagged(0x02, new byte[] {1});
        parts[1] = tagged(0x04, fixed);
        System.arraycopy(more, 0, parts, 2, more.length);
        return tagged(0x30, parts);
    }

    static String pkcs8(KeyPair pair) {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
