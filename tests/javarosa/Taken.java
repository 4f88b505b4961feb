// Takes in submissions as ODK Collect opens a saved interview, with the engine itself, and says what it holds then.
// Arguments: a form and a submission, a form and a submission, ... One line each: what the engine thinks of it, a blank,
// the submission as it would write it, in Base64.

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.ValidateOutcome;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.parse.XFormParser;
import org.javarosa.xform.util.XFormUtils;

public class Taken {
    public static void main(String[] given) throws Exception {
        var out = System.out;
        System.setOut(System.err);
        new XFormsModule().registerModule();
        for (int at = 0; at + 1 < given.length; at += 2) {
            out.println(taken(Path.of(given[at]), Path.of(given[at + 1])));
        }
    }

    private static String taken(Path form, Path submission) throws Exception {
        FormDef definition;
        try (var content = Files.newInputStream(form)) {
            definition = XFormUtils.getFormFromInputStream(content);
        }
        definition.initialize(false, new InstanceInitializationFactory());
        TreeElement saved = XFormParser.restoreDataModel(Files.readAllBytes(submission), null).getRoot();
        TreeElement root = definition.getInstance().getRoot().deepCopy(true);
        if (!saved.getName().equals(root.getName()) || saved.getMult() != 0) {
            return "another-form -";
        }
        root.populate(saved, definition);
        definition.getInstance().setRoot(root);
        definition.initialize(false, new InstanceInitializationFactory());
        ValidateOutcome outcome = definition.validate(true);
        byte[] written = new XFormSerializingVisitor().serializeInstance(definition.getInstance());
        String text = new String(written, StandardCharsets.UTF_8);
        String thought = outcome == null ? "valid" : "invalid-" + outcome.outcome;
        return thought + " " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
