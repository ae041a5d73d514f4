// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import org.apache.pekko.serialization.SerializerWithStringManifest;

/** Hands {@link Stored} records to the journal under their own names: no class name is stored. */
public final class StoredSerializer extends SerializerWithStringManifest {
  @Override
  public int identifier() {
    return 7_315_001;
  }

  @Override
  public String manifest(Object stored) {
    return ((Stored) stored).manifest();
  }

  @Override
  public byte[] toBinary(Object stored) {
    return ((Stored) stored).bytes();
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    return new Stored(manifest, bytes);
  }
}
