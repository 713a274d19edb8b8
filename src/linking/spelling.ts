/** Endings that one side of the Atlantic writes otherwise; each is as the American one. */
const endings: readonly (readonly [RegExp, string])[] = [
  [
    /^((?:col|fav|lab|harb|neighb|hon|flav|vap|hum|rum|vig|ard|behavi|endeav|parl|sav|arm|misdemean)o)ur/,
    '$1r',
  ],
  [/^(cent|theat|fib|calib|spect|meag|sab|lust)re(?=s?$|d$)/, '$1er'],
  [
    /^((?:organ|reorgan|special|real|util|optim|summar|categor|author|recogn|final|priorit|hospital|immun|custom|maxim|minim|standard|modern|normal|visual|character|local|global|general|equal|digit|subsid|penal|steril|steril|colon|pasteur|monet|capital|stabil|mobil|item|harmon|vandal|fertil|neutral)i)s(?=e[drs]?$|es$|ing$|ation|er)/,
    '$1z',
  ],
  [/^(catal|dial|anal|monol|epil)ogue(?=s?$|d$)/, '$1og'],
  [/^(program)me(?=s?$)/, '$1'],
  [/^(licen|defen|offen|preten)ce(?=s?$|d$)/, '$1se'],
  [/^(enrol|instal|fulfil)(?=s?$|ments?$)/, '$1l'],
  [/^(an|leuk|gyn|p|arch|encyclop|orthop|pal)ae/, '$1e'],
  [/^haem/, 'hem'],
  [/^foet/, 'fet'],
  [/^oest/, 'est'],
  [/^oesoph/, 'esoph'],
  [/^(diarrh)oe/, '$1e'],
  [/^manoeuvre/, 'maneuver'],
  [/^(sul)ph/, '$1f'],
  [/^(alumin)ium$/, '$1um'],
  [/^(pl)ough/, '$1ow'],
  [/^(m)ould(?=s?$|ed$|ing$|y$)/, '$1old'],
  [/^(art)efact/, '$1ifact'],
  [/^kerb/, 'curb'],
  [/^yoghurt/, 'yogurt'],
  [/^whisky/, 'whiskey'],
  [/^(par|cat|an)alyse(?=[ds]?$|r)/, '$1alyze'],
  [/^moustache/, 'mustache'],
  [/^(sk)ilful/, '$1illful'],
  [/^jewellery$/, 'jewelry'],
  [/^(gr)ey(?=s?$)/, '$1ay'],
  [
    /^(travel|cancel|label|model|signal|level|fuel|channel|counsel|marvel|tunnel|total)l(?=e[drs]|ing|or)/,
    '$1',
  ],
]

/** The American way to write a word: "favourite" and "favorite" are one. */
export function american(word: string): string {
  for (const [written, meant] of endings) if (written.test(word)) return word.replace(written, meant)
  return word
}
