package io.getsales.client.build.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @TempDir Path directory;
  private @Nullable Object document;

  @BeforeEach
  void readDocument() {
    document =
        YamlFile.tree(
            directory,
            """
            info: {title: Contacts, x-source: {page: 3}}
            paths:
              /contacts:
                get:
                  operationId: listContacts
                  parameters:
                    - {name: limit, in: query, schema: {default: 20}}
                    - {name: uuid, in: path}
                    - {name: limit, in: header}
                post: {operationId: createContact}
              /it's:
                get: {operationId: odd, parameters: []}
            tags: [{name: a}, {name: b}, {name: c}, plain]
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "$ => $",
        "$.info => $['info']",
        "$['info'] => $['info']",
        "$[\"info\"].title => $['info']['title']",
        "$.info.x-source => $['info']['x-source']",
        "$.paths['/contacts'].get => $['paths']['/contacts']['get']",
        "$.paths['/it\\'s'].get => $['paths']['/it\\'s']['get']",
        "$.paths[\"/it's\"].get => $['paths']['/it\\'s']['get']",
        "$.paths['\\u002fcontacts'].post => $['paths']['/contacts']['post']",
        "$.paths['/contacts']['get','post'] => $['paths']['/contacts']['get']"
            + " $['paths']['/contacts']['post']",
        "$.paths['/contacts'][ 'put' , 'post' ] => $['paths']['/contacts']['post']",
        "$.paths['/contacts']['get','get'] => $['paths']['/contacts']['get']",
        "$.paths.*.post => $['paths']['/contacts']['post']",
        "$.paths[*].get => $['paths']['/contacts']['get'] $['paths']['/it\\'s']['get']",
        "$.tags[0] => $['tags'][0]",
        "$.tags[-1] => $['tags'][3]",
        "$.tags[0,-3] => $['tags'][0] $['tags'][1]",
        "$..post => $['paths']['/contacts']['post']",
        "$..['post'] => $['paths']['/contacts']['post']",
        "$.tags..name => $['tags'][0]['name'] $['tags'][1]['name'] $['tags'][2]['name']",
        "$.info..* => $['info']['title'] $['info']['x-source'] $['info']['x-source']['page']",
        "$.tags[?@.name=='b'] => $['tags'][1]",
        "$.tags[?(@.name == 'b')] => $['tags'][1]",
        "$.tags[?@.name==\"b\"] => $['tags'][1]",
        "$.tags[?@.name] => $['tags'][0] $['tags'][1] $['tags'][2]",
        "$.tags[?@.name=='a' || @.name=='c'] => $['tags'][0] $['tags'][2]",
        "$.tags[?(@.name=='a'),3] => $['tags'][0] $['tags'][3]",
        "$..parameters[?@.name=='limit' && @.in=='query'] =>"
            + " $['paths']['/contacts']['get']['parameters'][0]",
        "$..parameters[?@['in']!='query'] => $['paths']['/contacts']['get']['parameters'][1]"
            + " $['paths']['/contacts']['get']['parameters'][2]",
        "$..parameters[?@.schema.default==20] => $['paths']['/contacts']['get']['parameters'][0]",
        "$..parameters[?@.schema.default > 19].in =>"
            + " $['paths']['/contacts']['get']['parameters'][0]['in']",
        "$.paths.*[?@.operationId=='odd'] => $['paths']['/it\\'s']['get']",
        "$.paths[?@.post].get => $['paths']['/contacts']['get']",
        "$..[?@.operationId=='createContact'] => $['paths']['/contacts']['post']",
      })
  void selectsEachPlaceOnceInOrder(String target, String paths) {
    assertThat(select(target)).containsExactly(paths.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$.nothing",
        "$.info.title.deeper",
        "$.info[0]",
        "$.tags.name",
        "$.tags['0']",
        "$.tags[4]",
        "$.tags[-5]",
        "$.info[?@.name]",
        "$.paths['/it\\'s'].get.parameters.*",
      })
  void selectsNothingWhereNothingFits(String target) {
    assertThat(select(target)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$.path['/contacts'] | $ matches, but nothing there is named 'path'; nearest: 'paths'",
        "$.paths['/contact'].get | $.paths matches, but nothing there is named '/contact'; nearest:"
            + " '/contacts'",
        "$.paths['/contacts'].patch | $.paths['/contacts'] matches, but nothing there is named"
            + " 'patch'; there is: 'get', 'post'",
        "$.paths['/contacts'].GET | $.paths['/contacts'] matches, but nothing there is named 'GET';"
            + " nearest: 'get'",
        "$.paths['/contacts']['delete','put'] | nothing there is named 'delete' or 'put'; nearest:"
            + " 'get', 'post'",
        "$.paths.*.get.parameter | $.paths.*.get matches 2 places, but nothing there is named"
            + " 'parameter'; nearest: 'parameters'",
        "$..operationId.x | $..operationId matches 3 places, but they hold nothing",
        "$..operatingId | $ matches, but nothing there is named 'operatingId'; nearest:"
            + " 'operationId'",
        "$.info.title.text | $.info.title matches, but is a string",
        "$.paths['/it\\'s'].get.parameters[0] | $.paths['/it\\'s'].get.parameters matches, but is"
            + " an empty list",
        "$.tags[?@.name=='z'] | $.tags matches, but none of the 4 below fits [?@.name=='z']",
        "$.tags[9] | $.tags matches, but none of the 4 below fits [9]",
        "$.tags.name | $.tags matches, but none of the 4 below fits .name",
      })
  void explainsHowFarItGotAndWhatIsNear(String target, String explanation) {
    assertThat(Target.parse(target).explainMiss(document)).contains(explanation);
  }

  @Test
  void namesAFewOfManyWhenNoneIsNear() {
    Object wide =
        YamlFile.tree(directory, "{aaaa: 1, bbbb: 2, cccc: 3, dddd: 4, eeee: 5, ffff: 6, gggg: 7}");

    assertThat(Target.parse("$.zzzzzz").explainMiss(wide))
        .endsWith("there is: 'aaaa', 'bbbb', 'cccc', 'dddd', 'eeee', 'ffff' and 1 more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "paths              | at character 1 stands 'p' (expected: '$')",
        "``                 | at character 1 stands the end (expected: '$')",
        "$paths             | at character 2 stands 'p' (expected: '.')",
        "$.                 | at character 3 stands the end (expected: a name or *)",
        "$...a              | at character 4 stands '.' (expected: a name or *)",
        "$.a b              | at character 4 stands ' ' (expected: '.')",
        "$.responses.200    | write ['200']",
        "$['a'              | at character 6 stands the end (expected: ']')",
        "$['a               | (expected: a closing ')",
        "$['\\q']           | (expected: an escape that JSON knows)",
        "$['\\u12']         | (expected: four hexadecimal digits)",
        "$[]                | at character 3 stands ']' (expected: a quoted name, an index, * or a"
            + " filter)",
        "$[a]               | at character 3 stands 'a'",
        "$[-]               | (expected: an index)",
        "$.tags[0:2]        | (expected: no slice; select by index or by filter)",
        "$.tags[:2]         | at character 8 stands ':'",
        "$.tags[?@.a        | (expected: a closing ])",
        "$.tags[?@.a==$.b]  | (expected: no $ in a filter; only @ can be asked)",
        "$.tags[?]          | the filter ? cannot be read",
        "$.tags[?@.a ==]    | the filter ?@.a == cannot be read",
        "$.tags[?match(@.a, 'b')] | the filter ?match(@.a, 'b') cannot be read",
        "$.tags.length()    | at character 14 stands '(' (expected: '.')",
      })
  void refusesWhatItDoesNotUnderstand(String target, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Target.parse(target))
        .withMessageContaining(message);
  }

  private List<String> select(String target) {
    return Target.parse(target).select(document).stream().map(Place::path).toList();
  }
}
