import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Verify {
    /** Whether a message is Sohbet's: {@code body} is what came, byte for byte, before anything has parsed it. */
    static boolean isGenuine(String secret, Map<String, String> headers, byte[] body, Instant now) throws Exception {
        String id = headers.getOrDefault("webhook-id", "");
        String at = headers.getOrDefault("webhook-timestamp", "");
        if (id.isEmpty() || !at.matches("\\d{1,12}")) return false;
        Instant sent = Instant.ofEpochSecond(Long.parseLong(at));
        if (Duration.between(sent, now).abs().compareTo(Duration.ofMinutes(5)) >= 0) return false;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        mac.update((id + "." + at + ".").getBytes(StandardCharsets.UTF_8));
        byte[] ours = ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes(StandardCharsets.UTF_8);
        for (String one : headers.getOrDefault("webhook-signature", "").split(" "))
            if (MessageDigest.isEqual(ours, one.getBytes(StandardCharsets.UTF_8))) return true;
        return false;
    }
}
