import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies signed licences by the published keys alone, with nothing but the JDK: JWS (RFC 7515) by EdDSA (RFC 8037), then the claims.
 *
 * <p>java Verify.java JWKS TYPE ISSUER AUDIENCE NOW DOCUMENTS, where DOCUMENTS names a file with a document on each line. Prints "accepted" or
 * "refused" for each.
 */
public class Verify {
  /** SubjectPublicKeyInfo of an Ed25519 key (RFC 8410 section 4), before the 32 bytes of the key. */
  private static final byte[] SPKI_START = HexFormat.of().parseHex("302a300506032b6570032100");

  public static void main(String[] args) throws Exception {
    String jwks = Files.readString(Path.of(args[0]));
    for (String document : Files.readAllLines(Path.of(args[5]))) {
      boolean accepted;
      try {
        accepted = isAccepted(document, jwks, args[1], args[2], args[3], Long.parseLong(args[4]));
      } catch (IllegalArgumentException | GeneralSecurityException refused) {
        accepted = false;
      }
      System.out.println(accepted ? "accepted" : "refused");
    }
  }

  private static boolean isAccepted(String document, String jwks, String type, String issuer, String audience, long now)
      throws GeneralSecurityException {
    String[] parts = document.split("\\.", -1);
    if (parts.length != 3) return false;
    String header = text(parts[0]);
    if (!text(header, "alg").equals("EdDSA") || !text(header, "typ").equals(type) || header.contains("\"crit\"")) return false;
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(keyNamed(jwks, text(header, "kid")));
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) return false;
    String claims = text(parts[1]);
    boolean isForUs = text(claims, "iss").equals(issuer) && text(claims, "aud").equals(audience);
    boolean isInTime = number(claims, "nbf") <= now && now < number(claims, "exp");
    return isForUs && isInTime && number(claims, "epoch") >= number(jwks, "revocationEpoch");
  }

  private static PublicKey keyNamed(String jwks, String kid) throws GeneralSecurityException {
    Matcher keys = Pattern.compile("\\{[^{}]*\"kty\":\"OKP\"[^{}]*}").matcher(jwks);
    while (keys.find()) {
      if (!text(keys.group(), "kid").equals(kid)) continue;
      byte[] raw = Base64.getUrlDecoder().decode(text(keys.group(), "x"));
      byte[] encoded = new byte[SPKI_START.length + raw.length];
      System.arraycopy(SPKI_START, 0, encoded, 0, SPKI_START.length);
      System.arraycopy(raw, 0, encoded, SPKI_START.length, raw.length);
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
    throw new IllegalArgumentException("There is no such key.");
  }

  private static String text(String base64url) {
    return new String(Base64.getUrlDecoder().decode(base64url), StandardCharsets.UTF_8);
  }

  /** The first member of this name; those that are looked for come before anything that is not ours to name. */
  private static String text(String json, String name) {
    return member(json, name, "\"([^\"\\\\]*)\"");
  }

  private static long number(String json, String name) {
    return Long.parseLong(member(json, name, "(\\d+)"));
  }

  private static String member(String json, String name, String value) {
    Matcher found = Pattern.compile("\"" + name + "\":" + value).matcher(json);
    if (!found.find()) throw new IllegalArgumentException("There is no " + name + ".");
    return found.group(1);
  }
}
