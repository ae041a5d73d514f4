// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.cart;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How carts are named. A visitor's first cart is named as their session. A known customer's is made
 * of their id and the merchant's secret, so that it is the same on every device and nobody reads the
 * customer out of it; it begins with a C, as no session does.
 */
public final class CartId {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;

    private CartId() {}

    public static String ofCustomer(String secret, String customer) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var bits = new BigInteger(1, mac.doFinal(("cart of " + customer).getBytes(StandardCharsets.UTF_8)));
            var id = new StringBuilder("C");
            for (; id.length() < LENGTH; bits = bits.shiftRight(5)) id.append(ALPHABET.charAt(bits.intValue() & 31));
            return id.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static boolean isCustomers(String id) {
        return id.startsWith("C");
    }

    /** The name of the cart that follows another, made of a fresh session's name. */
    public static String following(String id, String fresh) {
        return isCustomers(id) ? "C" + fresh.substring(1) : fresh;
    }
}
