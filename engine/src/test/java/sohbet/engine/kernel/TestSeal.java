// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

/** Hides nothing from a cryptographer: its number, then each byte turned over. */
record TestSeal(byte number) implements Seal {
    @Override
    public byte[] seal(byte[] plain) {
        byte[] sealed = new byte[plain.length + 1];
        sealed[0] = number;
        for (int i = 0; i < plain.length; i++) sealed[i + 1] = (byte) ~plain[i];
        return sealed;
    }

    @Override
    public byte[] open(byte[] sealed) {
        if (sealed[0] != number) return null;
        byte[] plain = new byte[sealed.length - 1];
        for (int i = 0; i < plain.length; i++) plain[i] = (byte) ~sealed[i + 1];
        return plain;
    }
}
