import { bare, firstSentence, type Telling } from './telling.js';

/** Nouns that become verbs with する, as lines of Japanese résumés end. */
const ACTION =
  /(?:削減|短縮|改善|向上|導入|構築|設計|開発|担当|達成|実施|運用|作成|管理|移行|整備|指導|教育|育成|主導|推進|企画|立案|提案|獲得|増加|拡大|削除|統合|分割|実現|確立|策定|提供|支援|補助|対応|処理|分析|調査|検証|監査|計算|集計|交渉|契約|販売|営業|開拓|受注|納品|製造|加工|検査|修理|保守|点検|施工|設置|配置|編集|執筆|翻訳|登壇|発表|受賞|取得|運営|経営|創業|設立|採用|研修|訓練|看護|介護|調理|接客|案内|配送|発注|調達|刷新|自動化|標準化|効率化|最適化|可視化|内製化|強化|安定化|高速化|電子化|統括|監督|統率|参画|参加|従事|貢献|着手|完了|完遂|公開|発行|維持|継続|回復|解消|防止|抑制|軽減|低減|倍増|半減)$/u;

/** 「月次決算を短縮」 → 「月次決算を短縮しました」; 「手順書の作成」 → 「手順書の作成を行いました」; 「…を導入した」 → 「…を導入した経験がございます」; 「売上高は前年比120%」 → 「…でした」. */
export function tellJapanese(highlight: string): Telling | undefined {
  const text = bare(firstSentence(highlight));
  if (text === '') return undefined;
  if (/(?:ました|おります|います)$/u.test(text)) return { form: 'clause', text };
  if (/[\p{Script=Han}\p{Script=Hiragana}](?:した|った|んだ|いた|いだ|えた|きた|げた|めた|てた)$/u.test(text))
    return { form: 'clause', text: `${text}経験がございます` };
  const action = ACTION.exec(text)?.[0];
  if (action === undefined)
    return /は.*[\p{N}%％件名円台社人回倍]$/u.test(text) ? { form: 'clause', text: `${text}でした` } : { form: 'listed', text };
  // 「3社で採用」: somebody else did it.
  if (/(?:採用|導入|表彰|公開)$/u.test(text) && !text.includes('を')) return { form: 'listed', text };
  const before = text.slice(0, -action.length);
  if (before.endsWith('の') || !/[をにへ]/u.test(before)) return { form: 'clause', text: `${text}を行いました` };
  return { form: 'clause', text: `${text}しました` };
}
